"""The journey of a decree, one app for each stage, in the order of the SOP."""
