package org.kelisim.cms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The claimed time as UTCTime, {@code 261124130000Z}: whole seconds, UTC, the years 1950 to 2049 (RFC 5652 §11.3). */
final class SigningTime {
    private static final int FIRST_YEAR = 1950;

    private SigningTime() {}

    static byte[] write(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        int year = time.getYear() - FIRST_YEAR;
        if (year < 0 || year >= 100) {
            throw new IllegalArgumentException("a time of signing is in the years 1950 to 2049");
        }
        byte[] text = new byte[SignedTemplate.TIME_BYTES];
        int[] pairs = {
            time.getYear() % 100,
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond()
        };
        for (int i = 0; i < pairs.length; i++) {
            text[2 * i] = (byte) ('0' + pairs[i] / 10);
            text[2 * i + 1] = (byte) ('0' + pairs[i] % 10);
        }
        text[text.length - 1] = 'Z';
        return text;
    }

    /** Empty unless it is the form that {@link #write} makes. */
    static Optional<Instant> read(byte[] text) {
        if (text.length != SignedTemplate.TIME_BYTES || text[text.length - 1] != 'Z') {
            return Optional.empty();
        }
        int[] pairs = new int[6];
        for (int i = 0; i < pairs.length; i++) {
            int tens = text[2 * i] - '0';
            int ones = text[2 * i + 1] - '0';
            if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
                return Optional.empty();
            }
            pairs[i] = 10 * tens + ones;
        }
        int year = pairs[0] < 50 ? 2000 + pairs[0] : 1900 + pairs[0];
        try {
            return Optional.of(LocalDateTime.of(year, pairs[1], pairs[2], pairs[3], pairs[4], pairs[5])
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
