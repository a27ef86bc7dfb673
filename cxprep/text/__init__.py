"""Text, and nothing of what is said in it: one spelling, numbers as words, n-grams of letters, and what they add up to.

What reads CVs and what reads answers share it. It knows no look-for, no role and no file of data/.
"""
