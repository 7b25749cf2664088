package org.kelisim.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kelisim.agreement.TestAgreements.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The vectors of docs/spec/agreement.md; the environment variable {@code KELISIM_VECTORS=write} makes them anew. */
class AgreementVectorsTest {
    private static final Path FOLDER = Path.of("../docs/spec/vectors/agreement");
    private static final List<String> DAYS =
            List.of("2016-10-16", "2017-08-09", "2017-08-10", "2026-11-24", "2026-12-01", "2027-06-01");

    static Stream<Path> vectors() throws IOException {
        return Files.list(FOLDER).sorted();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyVectorHolds(Path file) throws IOException {
        ObjectNode vector = CanonicalJson.read(Files.readAllBytes(file), 1 << 20);
        List<TreatyAction> actions = Fields.of(vector).strings("actions").stream()
                .map(it -> TreatyAction.parse(Base64.getDecoder().decode(it)))
                .toList();
        assertThat(CanonicalJson.text(outcome(actions))).isEqualTo(CanonicalJson.text(vector));
    }

    @Test
    void everyHistoryOfTheSuiteHasItsFile() throws IOException {
        if ("write".equals(System.getenv("KELISIM_VECTORS"))) {
            Files.createDirectories(FOLDER);
            histories().forEach((name, actions) -> write(FOLDER.resolve(name + ".json"), outcome(actions)));
        }
        assertThat(vectors().map(it -> it.getFileName().toString().replace(".json", "")))
                .containsExactlyInAnyOrderElementsOf(histories().keySet());
    }

    private static void write(Path file, ObjectNode json) {
        try {
            Files.writeString(file, json.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode outcome(List<TreatyAction> actions) {
        ObjectNode json = CanonicalJson.object();
        var array = json.putArray("actions");
        actions.forEach(it -> array.add(Base64.getEncoder().encodeToString(it.bytes())));
        switch (AgreementHistory.replay(actions)) {
            case Taking.NotTaken(var reason) -> json.put("outcome", reason.wire());
            case Taking.Taken(var history) -> {
                json.put("outcome", "taken");
                ObjectNode days = json.putObject("days");
                for (String day : DAYS) {
                    Channel channel = Channels.open(history, LocalDate.parse(day));
                    ObjectNode at = days.putObject(day)
                            .put(
                                    "state",
                                    history.status(LocalDate.parse(day)).state().wire())
                            .put(
                                    "channel",
                                    channel instanceof Channel.Closed closed
                                            ? closed.reason().wire()
                                            : "open");
                    if (channel instanceof Channel.Open open
                            && !open.terms().equals(history.termsFor(ActionKind.SIGN))) {
                        at.put("terms", open.digest().hex());
                    }
                    if (channel instanceof Channel.Open open && !open.between(history.parties())) {
                        ArrayNode between = at.putArray("between");
                        open.parties().forEach(it -> between.add(it.value()));
                    }
                }
            }
        }
        return json;
    }

    private static Map<String, List<TreatyAction>> histories() {
        Map<String, List<TreatyAction>> all = new LinkedHashMap<>();
        Pen proposed = pen(readmission(), terms("readmission-request"));
        Pen inForce = readmissionInForce();
        Pen signed = proposed.act(ActionKind.SIGN, KAZ, "2016-10-17").act(ActionKind.SIGN, KGZ, "2016-10-17");
        all.put("taken.in-force", inForce.history().actions());
        all.put(
                "taken.suspended",
                inForce.act(ActionKind.SUSPEND, KGZ, "2026-12-01").history().actions());
        all.put(
                "taken.denounced",
                inForce.act(ActionKind.DENOUNCE, KAZ, "2027-06-01").history().actions());
        all.put(
                "taken.one-has-signed",
                proposed.act(ActionKind.SIGN, KAZ).history().actions());
        Pen each = pen(
                        agreement("KAZ-each-2016", new EntryIntoForce.PartyByParty(2, 30), "KAZ", "KGZ", "TJK"),
                        terms("readmission-request"))
                .act(ActionKind.SIGN, KAZ, "2016-10-17")
                .act(ActionKind.SIGN, KGZ, "2016-10-17")
                .act(ActionKind.SIGN, TJK, "2016-10-17")
                .act(ActionKind.NOTIFY, KAZ, "2017-06-20")
                .act(ActionKind.NOTIFY, KGZ, "2017-07-11");
        all.put("taken.party-by-party", each.history().actions());
        all.put(
                "taken.party-by-party-later",
                each.act(ActionKind.NOTIFY, TJK, "2017-08-01").history().actions());
        all.put(
                "not-in-force.denounced-by-a-later-party",
                and(each, each.next(ActionKind.DENOUNCE, TJK, TJK, LocalDate.parse("2027-07-01"))));
        Pen recorded = pen(
                        agreement("KAZ-labour-uzb-2019", new EntryIntoForce.OnSignature(), "KAZ", "UZB"),
                        terms("readmission-request"))
                .act(ActionKind.SIGN, KAZ, "2019-04-15");
        all.put(
                "taken.put-on-record",
                recorded.take(recorded.next(ActionKind.SIGN, KAZ, UZB, LocalDate.parse("2019-04-15")))
                        .history()
                        .actions());
        Pen leaving = inForce.take(inForce.amendment(KAZ, terms("readmission-request")))
                .act(ActionKind.ADOPT, KAZ)
                .act(ActionKind.DENOUNCE, KGZ, "2027-06-01");
        all.put(
                "taken.suspended-while-leaving",
                leaving.act(ActionKind.SUSPEND, KAZ, "2026-12-01").history().actions());
        Pen three = pen(
                        agreement("KAZ-three-2016", new EntryIntoForce.OnSignature(), "KAZ", "KGZ", "TJK"),
                        terms("readmission-request"))
                .act(ActionKind.SIGN, KAZ, "2016-10-17")
                .act(ActionKind.SIGN, KGZ, "2016-10-17")
                .act(ActionKind.SIGN, TJK, "2016-10-17");
        three = three.take(three.amendment(KAZ, terms("transfer-notice")))
                .act(ActionKind.ADOPT, KAZ)
                .act(ActionKind.ADOPT, KGZ);
        all.put(
                "taken.one-left-with-other-terms",
                three.act(ActionKind.DENOUNCE, TJK, "2027-06-01").history().actions());
        Pen replaced = three.take(three.amendment(KAZ, terms()));
        all.put(
                "taken.one-left-after-these-were-replaced",
                replaced.act(ActionKind.DENOUNCE, TJK, "2027-06-01").history().actions());
        Pen twoOfThree = pen(
                        agreement("KAZ-each-2017", new EntryIntoForce.PartyByParty(2, 30), "KAZ", "KGZ", "TJK"),
                        terms("readmission-request"))
                .act(ActionKind.SIGN, KAZ, "2016-10-17")
                .act(ActionKind.SIGN, KGZ, "2016-10-17")
                .act(ActionKind.NOTIFY, KAZ, "2017-06-20")
                .act(ActionKind.NOTIFY, KGZ, "2017-07-11");
        all.put("not-signed-by-party.other-terms", and(twoOfThree, twoOfThree.amendment(TJK, terms())));
        TreatyAction sign = proposed.next(ActionKind.SIGN, KGZ, KGZ, TODAY);
        all.put("not-a-party.stranger", and(proposed, proposed.next(ActionKind.SIGN, TJK, TJK, TODAY)));
        all.put("not-the-next.fork", and(proposed.act(ActionKind.INITIAL, KAZ), sign));
        all.put("not-the-next.replayed", and(proposed.take(sign), sign));
        all.put(
                "document-differs.another-text",
                and(proposed, with(sign, Digest.of(new byte[] {9}), sign.terms(), sign.previous(), sign.time())));
        all.put(
                "terms-differ.others",
                and(proposed, with(sign, sign.document(), Digest.of(new byte[] {9}), sign.previous(), sign.time())));
        all.put(
                "before-signature.notification",
                and(signed, signed.next(ActionKind.NOTIFY, KGZ, KGZ, LocalDate.parse("2016-10-16"))));
        all.put("not-in-force.suspension", and(signed, signed.next(ActionKind.SUSPEND, KGZ, KGZ, TODAY)));
        all.put("already-done.signed-twice", and(signed, signed.next(ActionKind.SIGN, KGZ, KGZ, TODAY)));
        all.put("notice-too-short.denunciation", and(inForce, inForce.next(ActionKind.DENOUNCE, KGZ, KGZ, TODAY)));
        return all;
    }

    private static List<TreatyAction> and(Pen pen, TreatyAction last) {
        List<TreatyAction> actions = new ArrayList<>(pen.history().actions());
        actions.add(last);
        return actions;
    }
}
