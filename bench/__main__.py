"""`python -m bench` prints all of them."""

from bench import processes, slack, warm

if __name__ == "__main__":
    processes.report()
    warm.report()
    slack.report()
