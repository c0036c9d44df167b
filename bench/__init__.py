"""What Diktum costs, side by side with what a user would pick instead. Every figure is a ratio within one run."""
