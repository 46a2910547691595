"""What a treaty section would look for before it lets a text go round: rules over a settled tree, one to a file."""
