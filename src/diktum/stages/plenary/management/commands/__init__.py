"""Commands of the plenary stage for the operator."""
