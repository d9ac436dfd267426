#!/usr/bin/env bash
# Prints each target of the Makefile after the sentence above it.
source "$(dirname "$0")/common.sh"

awk '/^# / { sentence = substr($0, 3) } /^[a-z]+:/ { printf "make %-9s %s\n", substr($1, 1, length($1) - 1), sentence }' Makefile
