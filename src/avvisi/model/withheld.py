"""What stands for a name that is not shown: in the record where it was taken down, on the page where its bearer has no public role."""

WITHHELD = "[name withheld]"
