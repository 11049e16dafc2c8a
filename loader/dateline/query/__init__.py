"""Saved questions: what they are, what they take, what they answer and how that is printed."""
