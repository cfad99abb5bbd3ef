# Read by the scripts beside it: the Java that runs the project, and its classes.
#
#   . bench/java.sh         from the project's folder; sets $java: that of JAVA_HOME, or the one on the path, which must be a 25
#   classpath               compiles where nothing is compiled, and sets $classpath, with the tests' classes
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

classpath() {
    local list=target/bench-classpath
    if [ ! -e target/test-classes/vn/sanvat/search/index/GoodsLines.class ]; then mvn -q -B test-compile >&2; fi
    if [ ! -s "$list" ] || [ pom.xml -nt "$list" ]; then
        mvn -q -B dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$list" >&2
        touch "$list"
    fi
    classpath=target/test-classes:target/classes:$(cat "$list")
}
