package org.kelisim.infra.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kelisim.infra.demo.Demonstration;
import org.kelisim.infra.demo.Demonstration.DemoParty;
import org.kelisim.infra.keycloak.RealmImport;
import org.kelisim.infra.process.Failure;
import org.kelisim.party.PartyCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./kelisim run}: everything on this machine, with demonstration parties. Exit code 0 after Ctrl-C, 1 when
 * something could not be started or ended by itself, 2 for wrong options.
 */
@Command(
        name = "./kelisim run",
        mixinStandardHelpOptions = true,
        description =
                "Starts Keycloak, a database, the exchange and three nodes on 127.0.0.1, and stops them on Ctrl-C.")
public final class Run implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder that keeps all data (default: below your user's data folder).")
    private @Nullable Path data;

    @Option(names = "--fresh", description = "Start over: delete the data folder's contents first.")
    private boolean fresh;

    @Option(
            names = "--ports",
            paramLabel = "FIRST",
            description = "First of six ports in a row; kept after the first start (default: 8180).")
    private @Nullable Integer ports;

    @Option(
            names = "--without",
            paramLabel = "PARTY",
            description = "Leave out the node of KAZ or KGZ, to be started alone with './kelisim node'.")
    private Set<String> without = new LinkedHashSet<>();

    @Option(
            names = "--realm",
            paramLabel = "FILE",
            description = "Import this realm, too, as './kelisim party prepare' writes it; once is enough.")
    private List<Path> realms = new ArrayList<>();

    private Run() {}

    /** Parses the options, runs until Ctrl-C. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Run()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (DataFolder folder = DataFolder.open(data == null ? DataFolder.standard() : data, fresh);
                Trial trial = new Trial(folder, Modules.find(), leftOut(), realms(), new Progress(System.out));
                CtrlC _ = CtrlC.ends(trial::close)) {
            trial.start(ports == null ? Ports.DEFAULT : ports, ports != null);
            System.out.println(trial.startBlock());
            throw trial.awaitEndOfAny();
        } catch (Failure failure) {
            System.err.println("kelisim: " + failure.getMessage());
            return 1;
        } catch (IOException e) {
            System.err.println("kelisim: the data folder cannot be closed: " + e.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            System.err.println("kelisim: " + e.getMessage());
            return 2;
        }
    }

    private List<RealmImport> realms() throws Failure {
        List<RealmImport> read = new ArrayList<>();
        for (Path file : realms) {
            try {
                RealmImport realm = RealmImport.read(Files.readAllBytes(file));
                if (Demonstration.builtIn()
                                .party(realm.party())
                                .filter(DemoParty::equipped)
                                .isPresent()
                        || read.stream().anyMatch(it -> it.party().equals(realm.party()))) {
                    throw new IllegalArgumentException(realm.party() + " has a realm already");
                }
                read.add(realm);
            } catch (IOException | IllegalArgumentException e) {
                throw new Failure(
                        "The file " + file + " cannot be imported as a realm (" + e.getMessage()
                                + "). Name one that './kelisim party prepare' wrote.",
                        e);
            }
        }
        return read;
    }

    private Set<PartyCode> leftOut() {
        Set<PartyCode> parties = without.stream().map(PartyCode::new).collect(Collectors.toSet());
        if (!NodePlan.OWN.containsAll(parties)) {
            throw new IllegalArgumentException(
                    "Only KAZ and KGZ have a node of their own, so --without takes no other.");
        }
        return parties;
    }
}
