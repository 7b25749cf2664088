package org.kelisim.client.agreements;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.notice.Approval;
import tools.jackson.databind.node.ObjectNode;

/**
 * An action with its author's approval and, once released, the second approval and the signed object.
 *
 * @param texts what goes to the other parties once the exchange has the action
 */
record DrawnUp(
        String id,
        TreatyAction action,
        Approval author,
        Optional<Approval> releaser,
        Optional<byte[]> cms,
        Optional<TextNotice> texts) {
    private static final byte[] CONTEXT = "kelisim treaty action v1\n".getBytes(UTF_8);

    /** What officers approve: never the digest of a notice or of anything else. */
    static Digest approved(TreatyAction action) {
        return Digest.of(CONTEXT, action.bytes());
    }

    DrawnUp signed(Approval releasing, byte[] signed, Optional<TextNotice> released) {
        return new DrawnUp(id, action, author, Optional.of(releasing), Optional.of(signed), released);
    }

    PendingAction pending(boolean mine) {
        return new PendingAction(
                id,
                action,
                approved(action),
                author.enrolment().officer(),
                author.enrolment().name(),
                mine,
                cms.isPresent(),
                texts.map(it -> it.notice().routing().recipients()).orElse(List.of()));
    }

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object()
                .put("id", id)
                .put("action", Base64.getEncoder().encodeToString(action.bytes()));
        json.set("author", author.toJson());
        releaser.ifPresent(it -> json.set("releaser", it.toJson()));
        texts.ifPresent(it -> json.set("texts", it.toJson()));
        cms.ifPresent(it -> json.put("cms", Base64.getEncoder().encodeToString(it)));
        return json;
    }

    static DrawnUp read(ObjectNode json) {
        Fields fields = Fields.of(json);
        return new DrawnUp(
                fields.string("id"),
                TreatyAction.parse(fields.base64("action")),
                Approval.parse(fields.object("author")),
                fields.optionalObject("releaser").map(Approval::parse),
                fields.optionalBase64("cms"),
                fields.optionalObject("texts").map(TextNotice::read));
    }
}
