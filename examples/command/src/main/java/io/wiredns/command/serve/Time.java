package io.wiredns.command.serve;

/** The clocks of a thread that waits. Tests have their own. */
interface Time {
  Time SYSTEM =
      new Time() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public long millis() {
          return System.currentTimeMillis();
        }

        @Override
        public void sleep(long millis) throws InterruptedException {
          Thread.sleep(millis);
        }
      };

  /** Returns the time of a clock that is never set, in nanoseconds since any instant. */
  long nanoTime();

  /** Returns the time of day, in milliseconds since 1970. */
  long millis();

  void sleep(long millis) throws InterruptedException;
}
