package org.kelisim.cli;

import java.util.List;
import java.util.Optional;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.catalogue.RenderedEntry;
import org.kelisim.catalogue.RenderedSection;
import org.kelisim.client.inbox.OpenOutcome.OpenedNotice;
import org.kelisim.client.outbox.ReceiptFacts;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.MessageJson;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.Notice;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An opened notice, for people as its type's form shows it, for programs as it was signed. */
final class NoticeText {
    private NoticeText() {}

    static void show(Output out, OpenedNotice opened) {
        out.json(() -> json(out, opened));
        if (out.isJson()) {
            return;
        }
        Notice notice = opened.notice();
        Catalogue catalogue = Catalogue.builtIn();
        Optional<NoticeType> type = catalogue.type(notice.type(), notice.typeVersion());
        out.line(type.map(it -> it.title(out.locale())).orElse(notice.type()));
        out.line("  " + notice.id());
        out.line("  " + notice.routing().sender() + " -> "
                + String.join(
                        ", ",
                        notice.routing().recipients().stream()
                                .map(Object::toString)
                                .toList()));
        out.line("  " + notice.handling().label() + "  " + notice.registration().orElse(""));
        type.map(it -> catalogue.render(it, notice.body(), out.locale()))
                .orElse(List.of())
                .forEach(section -> show(out, section));
        out.line("");
        opened.checks()
                .forEach(check -> out.line(
                        (check.holds() ? "  + " : "  - ") + check.fact().in(out.locale())));
    }

    private static void show(Output out, RenderedSection section) {
        out.line("");
        out.line(section.label());
        section.entries().forEach(entry -> show(out, entry, "  "));
    }

    private static void show(Output out, RenderedEntry entry, String indent) {
        switch (entry) {
            case RenderedEntry.Value value ->
                out.line(indent + value.label() + ": " + value.value().replace("\n", "\n" + indent + "  "));
            case RenderedEntry.Group group ->
                group.items().forEach(item -> {
                    out.line(indent + item.title());
                    item.entries().forEach(inner -> show(out, inner, indent + "  "));
                });
        }
    }

    private static ObjectNode json(Output out, OpenedNotice opened) {
        ObjectNode json = CanonicalJson.object()
                .put("id", opened.notice().id().toString())
                .put("office", opened.entry().office().toString())
                .put("signedAt", UtcSeconds.format(opened.signedAt()));
        json.set("header", opened.header().toJson());
        json.set("notice", opened.notice().toJson());
        ArrayNode approvals = json.putArray("approvals");
        opened.approvals().forEach(it -> approvals.add(it.toJson()));
        opened.receipt().ifPresent(it -> json.set("receipt", receipt(it)));
        ArrayNode checks = json.putArray("checks");
        opened.checks().forEach(check -> checks.add(check(out, check.fact()).put("holds", check.holds())));
        return json;
    }

    private static ObjectNode receipt(ReceiptFacts facts) {
        return CanonicalJson.object()
                .put("event", facts.event())
                .put("time", UtcSeconds.format(facts.time()))
                .put("leaf", facts.leaf())
                .put("treeSize", facts.treeSize())
                .put("log", facts.log())
                .put("rootHash", facts.rootHash());
    }

    private static ObjectNode check(Output out, Message fact) {
        return MessageJson.write(fact).put("text", fact.in(out.locale()));
    }
}
