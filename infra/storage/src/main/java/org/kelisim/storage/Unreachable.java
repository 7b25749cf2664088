package org.kelisim.storage;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Puts the reason why a database does not answer into one sentence that says what to do. */
final class Unreachable {
    private Unreachable() {}

    static String why(ClusterDescription cluster, MongoException failure) {
        Stream<Throwable> seen = cluster.getServerDescriptions().stream()
                .map(ServerDescription::getException)
                .filter(Objects::nonNull)
                .map(Throwable.class::cast);
        var causes = Stream.concat(Stream.of(failure), seen)
                .flatMap(e -> Stream.iterate(e, Objects::nonNull, Throwable::getCause))
                .toList();
        if (causes.stream().anyMatch(MongoSecurityException.class::isInstance)) {
            return "it refuses the user name or the password. Check the credentials in the address.";
        }
        if (causes.stream().anyMatch(SSLException.class::isInstance)) {
            return "TLS fails. Check tls=true in the address and that this machine trusts the server's certificate.";
        }
        if (causes.stream().anyMatch(UnknownHostException.class::isInstance)) {
            return "the host name is unknown. Check the address.";
        }
        if (cluster.getServerDescriptions().stream().anyMatch(ServerDescription::isOk)) {
            return "it answers, but has no primary that lets us in ("
                    + failure.getClass().getSimpleName()
                    + "). Check replicaSet in the address and the state of the replica set.";
        }
        return "nothing answers there. Start it, or correct the address.";
    }
}
