package org.kelisim.exchange.directory;

import java.time.Instant;
import java.util.Optional;
import org.kelisim.directory.Directory;
import org.kelisim.envelope.OuterVerifier;
import org.kelisim.envelope.Refusal;
import org.kelisim.exchange.log.Standing;
import org.kelisim.notice.Header;
import org.springframework.core.annotation.Order;

/** Judges a submission once more, when its place in the log shows which directory version was in force there. */
@Order(1)
final class ByTheDirectoryInForce implements Standing {
    private final ExchangeDirectory directories;

    ByTheDirectoryInForce(ExchangeDirectory directories) {
        this.directories = directories;
    }

    @Override
    public void refresh() {
        directories.catchUp();
    }

    @Override
    public Optional<String> refusalOf(Header header, Instant accepted, long index) {
        Directory inForce = directories
                .inForceAt(index)
                .orElseThrow(() -> new IllegalStateException("No directory version is logged before leaf " + index));
        return OuterVerifier.lateRefusal(header, directories, inForce, accepted).map(Refusal::wire);
    }
}
