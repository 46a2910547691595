"""Speed, measured on whole processes against yardsticks anybody can install."""
