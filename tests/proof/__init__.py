"""Proofs and searches over the rules: what may never happen, and what honest people may expect."""
