package org.kelisim.envelope;

import java.util.List;
import org.kelisim.notice.Content;
import org.kelisim.notice.Header;
import org.kelisim.notice.PartDescription;

/** Whether header, keys and descriptions speak of the same attachments in the same order, of the same lengths. */
final class Parts {
    private Parts() {}

    static boolean agree(Content content) {
        List<Header.SealedPart> listed = content.header().parts();
        var keyed = content.parts().stream().map(Content.PartKey::id).toList();
        var sizes = content.notice().parts().stream()
                .map(PartDescription::sealedSize)
                .toList();
        return keyed.equals(listed.stream().map(Header.SealedPart::id).toList())
                && sizes.equals(listed.stream().map(Header.SealedPart::size).toList());
    }
}
