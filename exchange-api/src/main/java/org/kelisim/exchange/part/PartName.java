package org.kelisim.exchange.part;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;

/** An attachment of one dispatch: nothing is shared between dispatches. */
record PartName(DispatchId dispatch, Digest id) {
    /** How often an upload may begin anew within a day. */
    static final int ATTEMPTS = 8;

    String attempt(int number) {
        return dispatch + "/" + id + "/" + number;
    }

    List<String> attempts() {
        return IntStream.range(0, ATTEMPTS).mapToObj(this::attempt).toList();
    }

    static PartName ofAttempt(String attempt) {
        String[] names = attempt.split("/");
        return new PartName(DispatchId.parse(names[0]), Digest.parse(names[1]));
    }

    static String chunk(String attempt, long number) {
        return String.format(Locale.ROOT, "%s/%05d", attempt, number);
    }
}
