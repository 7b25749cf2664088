package org.kelisim.exchange;

/** The exchange in a process of its own, by the test's clock. */
final class TestExchangeMain {
    private TestExchangeMain() {}

    public static void main(String[] args) {
        TestExchange.application().run(args);
    }
}
