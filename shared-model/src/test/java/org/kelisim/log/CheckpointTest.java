package org.kelisim.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private final NoteSigner signer = NoteSigner.generate("log.example/one");
    private final LogKey log = new LogKey(signer.key());

    /** A checkpoint of the Go checksum database; its origin is not the name of its key. */
    @Test
    void readsACheckpointOfARealLog() {
        var note = SignedNote.parse("""
                go.sum database tree
                6476701
                mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=

                \u2014 sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=
                """);
        var key = LogKey.parse("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
        assertThat(note.check(key.key())).isEqualTo(SignedNote.Signed.VALID);
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(6_476_701);
        assertThat(key.open(note)).isEqualTo(new CheckpointOutcome.NotProved(NotProvedReason.OTHER_LOG));
    }

    @Test
    void writesAndReadsOneForm() {
        var checkpoint = new Checkpoint("log.example/one", 42, TreeHash.parse(ROOT), List.of("an extension"));
        assertThat(checkpoint.text()).isEqualTo("log.example/one\n42\n" + ROOT + "\nan extension\n");
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThat(log.open(checkpoint.sign(signer))).isEqualTo(new CheckpointOutcome.Genuine(checkpoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log\n",
                "log\n1\n",
                "log\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "log\n01\n" + ROOT + "\n",
                "log\n+1\n" + ROOT + "\n",
                "log\n-1\n" + ROOT + "\n",
                "log\n1 \n" + ROOT + "\n",
                "log\n9223372036854775808\n" + ROOT + "\n",
                "log\n99999999999999999999\n" + ROOT + "\n",
                "log\n0\n" + ROOT + "\n",
                "log\n1\nAAAA\n",
                "log\n1\n" + ROOT + "\n\n",
                "log\n1\n" + ROOT + "\n\nextension\n"
            })
    void refusesMalformedCheckpoints(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void opensNothingThatIsNotTheLogsOwnCheckpoint() {
        var checkpoint = new Checkpoint("log.example/one", 42, TreeHash.parse(ROOT));
        var stranger = NoteSigner.generate("log.example/one");
        assertThat(reason(checkpoint.sign(stranger))).isEqualTo(NotProvedReason.NOT_SIGNED_BY_THE_LOG);
        var moved = new SignedNote(
                checkpoint.text(),
                new Checkpoint("log.example/one", 41, TreeHash.parse(ROOT))
                        .sign(signer)
                        .signatures());
        assertThat(reason(moved)).isEqualTo(NotProvedReason.FORGED_SIGNATURE);
        var foreign = new Checkpoint("log.example/two", 42, TreeHash.parse(ROOT)).sign(signer);
        assertThat(reason(foreign)).isEqualTo(NotProvedReason.OTHER_LOG);
        assertThat(reason(signer.sign("another text\n"))).isEqualTo(NotProvedReason.MALFORMED);
    }

    private NotProvedReason reason(SignedNote note) {
        return ((CheckpointOutcome.NotProved) log.open(note)).reason();
    }
}
