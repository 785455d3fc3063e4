"""Sources that look as if one had copied the other: proposed, never assumed.

Two sources that are both right agree on nearly everything, so agreement is no sign. What tells a copy are things that
two independent authors hardly have in common: the same errors, above all, and the same words.

Source of the idea: X. L. Dong, L. Berti-Equille, D. Srivastava, Integrating conflicting data: the role of source
dependence, PVLDB 2(1), 2009: a false value that is shared tells more than a true one. Here an error is what others that
are independent and agree with each other contradict, and signs are counted, not multiplied.
"""
