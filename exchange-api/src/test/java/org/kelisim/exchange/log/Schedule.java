package org.kelisim.exchange.log;

import java.util.Random;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import org.kelisim.storage.Step;
import org.kelisim.storage.Steps;

/** Lets several users of a store take turns, one command each, in an order that a seed decides. */
final class Schedule {
    private final Random random;
    private final boolean[] running;
    private final Thread[] threads;
    private volatile int turn;
    private volatile Throwable failure;

    Schedule(long seed, int users) {
        random = new Random(seed);
        running = new boolean[users];
        threads = new Thread[users];
    }

    Steps of(int user) {
        return new Steps() {
            @Override
            public void before(Step step) {
                pass();
                awaitTurn(user);
            }
        };
    }

    /** Returns when all are done. */
    void run(Runnable... users) {
        Phaser started = new Phaser(1);
        for (int i = 0; i < users.length; i++) {
            int user = i;
            running[i] = true;
            started.register();
            threads[i] = Thread.ofVirtual().unstarted(() -> {
                started.arriveAndAwaitAdvance();
                awaitTurn(user);
                try {
                    users[user].run();
                } catch (Throwable e) {
                    failure = e;
                }
                running[user] = false;
                pass();
            });
        }
        turn = random.nextInt(users.length);
        for (Thread thread : threads) {
            thread.start();
        }
        started.arriveAndDeregister();
        for (Thread thread : threads) {
            join(thread);
        }
        if (failure != null) {
            throw new AssertionError("one of the users failed", failure);
        }
    }

    /** Called by the one whose turn it is. */
    private void pass() {
        int alive = 0;
        for (boolean one : running) {
            alive += one ? 1 : 0;
        }
        if (alive == 0) {
            return;
        }
        int next = random.nextInt(alive);
        int user = 0;
        while (!running[user] || next-- > 0) {
            user++;
        }
        turn = user;
        LockSupport.unpark(threads[user]);
    }

    private void awaitTurn(int user) {
        while (turn != user) {
            LockSupport.park(this);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
