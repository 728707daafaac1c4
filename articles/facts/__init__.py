"""What a claim says in numbers: doses, thresholds, shares, times, routes, medicines, denials.

A grammar of our own, exact and linear: where a mistake would harm, nothing is guessed.
"""
