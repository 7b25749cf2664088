package org.kelisim.dialogue;

import java.util.Optional;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.catalogue.Reply;
import org.kelisim.notice.Notice;
import org.kelisim.party.PartyCode;

/** Of whom a notice asks an answer, by its type: of all its recipients, or only of those of a state that the body names. */
public final class AnswerDuty {
    private AnswerDuty() {}

    /** The state whose offices alone are asked; empty where all recipients are, and where it cannot be told. */
    public static Optional<PartyCode> state(Catalogue catalogue, Notice notice) {
        return catalogue
                .type(notice.type(), notice.typeVersion())
                .flatMap(NoticeType::reply)
                .flatMap(Reply::of)
                .map(field -> notice.body().path(field).asString(""))
                .flatMap(AnswerDuty::party);
    }

    private static Optional<PartyCode> party(String code) {
        try {
            return Optional.of(new PartyCode(code));
        } catch (IllegalArgumentException e) { // what another node sent need not be a code
            return Optional.empty();
        }
    }
}
