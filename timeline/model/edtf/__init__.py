"""Extended Date/Time Format: ISO 8601-2, as the Library of Congress specified it in 2019."""
