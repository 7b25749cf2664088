package org.kelisim.exchange.submit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.kelisim.exchange.archive.EventId;
import org.kelisim.exchange.log.PublishedLog;
import org.kelisim.log.Receipt;
import org.springframework.stereotype.Component;

/** Waits for a receipt when the caller prefers that (RFC 7240 §4.3), at most 10 s; without one it is 'accepted' all the same. */
@Component
class ReceiptWait {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final PublishedLog published;

    ReceiptWait(PublishedLog published) {
        this.published = published;
    }

    static boolean asked(String prefer) {
        return Arrays.stream(prefer.split(","))
                .map(String::strip)
                .anyMatch(preference -> preference.equals("wait") || preference.startsWith("wait="));
    }

    Optional<Receipt> await(EventId event) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            long size = published.size();
            Optional<Receipt> receipt = published.receipt(event);
            long left = end - System.nanoTime();
            if (receipt.isPresent() || left <= 0) {
                return receipt;
            }
            try {
                published.awaitMoreThan(size, Duration.ofNanos(left));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
