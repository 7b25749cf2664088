package org.kelisim.infra.launcher;

import java.nio.file.Path;
import java.util.Set;
import org.kelisim.infra.demo.Demonstration;
import org.kelisim.party.PartyCode;

/** What is printed once everything is up: where, as whom, and what to try. */
record StartBlock(Demonstration demonstration, Ports ports, Database database, Path data, Set<PartyCode> without) {

    @Override
    public String toString() {
        return """

                Kelisim is ready. Everything runs on this machine; Ctrl-C stops it, and the data stays.

                  Kazakhstan (KAZ)                 http://127.0.0.1:%d/
                  Kyrgyzstan (KGZ)                 http://127.0.0.1:%d/
                  Secretariat and all the others   http://127.0.0.1:%d/
                  Exchange, for programs           %s/v1/openapi.json
                  Database                         %s
                  Data                             %s

                Demonstration accounts: password %s, PIN %s for all of them.

                  log in as          at             to try
                  kaz.officer        Kazakhstan     write a modus-operandi alert to KGZ/border-service, hand it over
                  kaz.releaser       Kazakhstan     read it as it will be sent, and release it
                  kgz.officer2       Kyrgyzstan     border service: see it arrive, open it, see what is proved
                  kgz.officer        Kyrgyzstan     migration service: see that it did not come here
                  tjk.officer        the others     Tajikistan: see nothing of it
                  secretariat.registrar1  the others  the secretariat, which reads no state's notices: Directory, List
                                     of members; sign with the passphrase '%s', then as
                                     kaz.registrar and kaz.chair in Kazakhstan

                  From the command line: ./kelisim inbox --help
                %s""".formatted(
                        ports.kaz(),
                        ports.kgz(),
                        ports.hosted(),
                        ports.exchangeUrl(),
                        database.description(),
                        data,
                        demonstration.password(),
                        demonstration.pin(),
                        demonstration.registrarPassphrase(),
                        leftOut());
    }

    private String leftOut() {
        StringBuilder lines = new StringBuilder();
        for (PartyCode party : without) {
            lines.append("  Not started here: ./kelisim node --party %s --exchange %s --data %s%n"
                    .formatted(party, ports.exchangeUrl(), data));
        }
        return lines.toString();
    }
}
