package org.kelisim.envelope;

import java.util.OptionalLong;
import org.kelisim.directory.TestDirectory;
import org.kelisim.json.Digest;
import org.kelisim.notice.Content;
import org.kelisim.notice.TestNotices;

/** What an opener would have made of this content, for tests of what comes after it. */
public final class TestOpened {
    private TestOpened() {}

    public static Opened of(Content content) {
        return new Opened(content, TestNotices.KGZ_BORDER, Digest.of(), TestDirectory.NOW, OptionalLong.empty());
    }
}
