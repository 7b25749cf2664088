package org.kelisim.infra.launcher;

import java.util.concurrent.CountDownLatch;

/**
 * Ends everything when a person presses Ctrl-C (or the system asks the launcher to end), with exit code 0. What ends then
 * ends because of that, and is no failure: whoever closes this afterwards waits for the end of the program.
 */
final class CtrlC implements AutoCloseable {

    private final Runnable end;
    private boolean over;

    private CtrlC(Runnable end) {
        this.end = end;
    }

    /** From now on until it is closed. */
    static CtrlC ends(Runnable end) {
        CtrlC ctrlC = new CtrlC(end);
        Runtime.getRuntime().addShutdownHook(new Thread(ctrlC::pressed, "stop"));
        return ctrlC;
    }

    private void pressed() {
        if (first()) {
            end.run();
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (!first()) {
            new CountDownLatch(1).await();
        }
    }

    private synchronized boolean first() {
        boolean first = !over;
        over = true;
        return first;
    }
}
