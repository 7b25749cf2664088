package org.kelisim.infra.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInMainTest {
    @TempDir
    Path folder;

    @Test
    void endsWhenItsStandardInputEndsAndServesTheSameDataAgain() throws Exception {
        Path data = folder.resolve("new").resolve("folder");
        String uri;
        try (StandInProcess first = StandInProcess.serving(data)) {
            uri = first.uri();
            write(uri, "kept");
            first.closeStandardInput();
            assertThat(first.exitCode()).isZero();
            assertThat(first.complaint()).isEmpty();
        }
        String port = uri.substring(uri.lastIndexOf(':') + 1);
        try (StandInProcess second = StandInProcess.start("--port", port, "--data", data.toString())) {
            assertThat(holds(second.uri(), "kept")).isTrue();
        }
    }

    @Test
    void endsWhenItsStandardInputHasEndedBeforeItServes() throws Exception {
        try (StandInProcess process = StandInProcess.serving(folder)) {
            process.closeStandardInput();
            assertThat(process.exitCode()).isZero();
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                StandInProcess process =
                        StandInProcess.start("--port", "" + taken.getLocalPort(), "--data", folder.toString())) {
            assertThat(process.exitCode()).isEqualTo(3);
            assertThat(process.complaint())
                    .hasLineCount(1)
                    .contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void saysThatAnotherStandInUsesTheFolder() throws Exception {
        try (StandInProcess first = StandInProcess.serving(folder)) {
            first.uri();
            try (StandInProcess second = StandInProcess.serving(folder)) {
                assertThat(second.exitCode()).isEqualTo(4);
                assertThat(second.complaint()).hasLineCount(1).contains(folder.toString(), "in use by another");
            }
        }
    }

    @Test
    void saysThatTheFileIsNoDataFile() throws Exception {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Files.write(folder.resolve(DataFile.NAME), noise);
        refusesTheFolder("is damaged");
    }

    @Test
    void refusesAFileThatIsDamagedBehindItsHeaderInsteadOfStartingEmpty() throws Exception {
        Path file = written();
        byte[] noise = new byte[(int) Files.size(file) - 8192];
        new Random(1).nextBytes(noise);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), 8192);
        }
        refusesTheFolder("is damaged");
    }

    @Test
    void refusesAFileThatLostItsEndInsteadOfGoingBackInTime() throws Exception {
        Path file = written();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2 / 4096 * 4096);
        }
        refusesTheFolder("is damaged");
    }

    @Test
    void refusesAFolderWhoseDataFileIsGone() throws Exception {
        Files.delete(written());
        refusesTheFolder("is damaged");
    }

    /** Killed, so that the file is as it was written, not as it is tidied up at the end. */
    private Path written() throws Exception {
        try (StandInProcess process = StandInProcess.serving(folder)) {
            String uri = process.uri();
            for (int i = 0; i < 20; i++) {
                write(uri, "document " + i);
            }
            process.kill();
        }
        return folder.resolve(DataFile.NAME);
    }

    @Test
    void saysThatTheFolderIsAFile() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (StandInProcess process = StandInProcess.serving(file)) {
            assertThat(process.exitCode()).isEqualTo(4);
            assertThat(process.complaint()).hasLineCount(1).contains(file.toString(), "Check the path");
        }
    }

    @Test
    void saysHowItIsStarted() throws Exception {
        for (String[] wrong :
                new String[][] {{}, {"--port", "1"}, {"--port", "65536", "--data", "x"}, {"--port", "0", "--dat", "x"}
                }) {
            try (StandInProcess process = StandInProcess.start(wrong)) {
                assertThat(process.exitCode()).isEqualTo(2);
                assertThat(process.complaint()).hasLineCount(1).contains("--port PORT --data DIR");
            }
        }
    }

    private void refusesTheFolder(String reason) throws InterruptedException {
        try (StandInProcess process = StandInProcess.serving(folder)) {
            assertThat(process.exitCode()).isEqualTo(4);
            assertThat(process.complaint()).hasLineCount(1).contains(folder.toString(), reason);
        }
    }

    private static void write(String uri, String id) throws IOException {
        try (MongoClient client = MongoClients.create(uri)) {
            documents(client).insertOne(new Document("_id", id).append("bytes", new byte[2000]));
        }
    }

    private static boolean holds(String uri, String id) {
        try (MongoClient client = MongoClients.create(uri)) {
            return documents(client).find(new Document("_id", id)).first() != null;
        }
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("test").getCollection("documents");
    }
}
