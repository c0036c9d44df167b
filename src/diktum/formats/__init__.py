"""The decree and the papers of the SOP in other forms, in and out."""
