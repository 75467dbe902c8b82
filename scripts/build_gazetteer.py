"""Build models/ar_news/gazetteer/ from the packages of the extra ``gazetteer``.

python scripts/build_gazetteer.py [--pipeline models/ar_news]
"""

import argparse
from pathlib import Path

from annotator.gazetteer.release import write_release


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).resolve().parents[1] / "models" / "ar_news"
    parser.add_argument("--pipeline", type=Path, default=default, help="pipeline directory")
    arguments = parser.parse_args()
    counts = write_release(arguments.pipeline)
    for name, count in counts.items():
        print(f"{name}\t{count}")


if __name__ == "__main__":
    main()
