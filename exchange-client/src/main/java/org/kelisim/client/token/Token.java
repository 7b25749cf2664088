package org.kelisim.client.token;

import java.time.Duration;
import java.time.Instant;

/** An access token as it was handed out; by our own clock. */
record Token(String value, Instant issued, Duration life) {

    /** When to get another one. */
    Instant replace(Duration margin) {
        Duration quarter = life.dividedBy(4);
        return issued.plus(life).minus(quarter.compareTo(margin) < 0 ? quarter : margin);
    }

    @Override
    public String toString() {
        return "Token[issued=" + issued + ", life=" + life + "]";
    }
}
