package org.kelisim.exchange.start;

import org.springframework.boot.SpringBootExceptionReporter;

/** Says in one line why the exchange does not start, in place of a trace. */
final class StartupReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable thrown) {
        StartupFailure failure = StartupFailure.of(thrown);
        System.err.println("exchange: " + failure.message());
        return failure.expected();
    }
}
