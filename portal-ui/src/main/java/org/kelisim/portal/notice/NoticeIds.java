package org.kelisim.portal.notice;

import java.util.Optional;
import org.kelisim.notice.DispatchId;

/** Ids of notices in addresses, where anybody may write anything. */
public final class NoticeIds {

    private NoticeIds() {}

    /** The id, if it is one. */
    public static Optional<DispatchId> parse(String text) {
        try {
            return Optional.of(DispatchId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
