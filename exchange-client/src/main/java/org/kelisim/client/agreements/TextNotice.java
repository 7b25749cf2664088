package org.kelisim.client.agreements;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Notice;
import tools.jackson.databind.node.ObjectNode;

/** The notice that carries a proposal's texts, with the approvals so far. */
record TextNotice(Notice notice, Approval author, Optional<Approval> releaser) {
    TextNotice released(Approval releasing) {
        return new TextNotice(notice, author, Optional.of(releasing));
    }

    TextNotice waiting() {
        return new TextNotice(notice, author, Optional.empty());
    }

    List<Approval> approvals() {
        return Stream.concat(Stream.of(author), releaser.stream()).toList();
    }

    ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object();
        json.set("notice", notice.toJson());
        json.set("author", author.toJson());
        releaser.ifPresent(it -> json.set("releaser", it.toJson()));
        return json;
    }

    static TextNotice read(Fields fields) {
        return new TextNotice(
                Notice.parse(fields.tree("notice")),
                Approval.parse(fields.object("author")),
                fields.optionalObject("releaser").map(Approval::parse));
    }
}
