from annotator.text.chars import ascii_digits
from annotator.text.fold import fold_with_map
