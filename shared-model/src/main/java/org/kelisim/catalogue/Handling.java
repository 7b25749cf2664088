package org.kelisim.catalogue;

import java.util.List;
import org.kelisim.notice.HandlingCode;

/** The handling codes a type may carry, and the one a form proposes. */
public record Handling(List<HandlingCode> allowed, HandlingCode proposed) {
    public Handling {
        allowed = List.copyOf(allowed);
        if (!allowed.contains(proposed)) {
            throw new IllegalArgumentException("the default handling code is one of those allowed");
        }
    }

    public boolean allows(HandlingCode code) {
        return allowed.contains(code);
    }
}
