namespace VisionAdapters.Google;

/// <summary>The codes of <c>google.rpc.Code</c>: their names, and the HTTP status that the REST interface sends for each.</summary>
internal static class GoogleCode
{
    public const int Unknown = 2;
    public const int Max = 16;

    /// <summary>The codes in the order of their numbers.</summary>
    private static readonly (string Name, int HttpStatus)[] Codes =
    [
        ("OK", 200), ("CANCELLED", 499), ("UNKNOWN", 500), ("INVALID_ARGUMENT", 400), ("DEADLINE_EXCEEDED", 504), ("NOT_FOUND", 404),
        ("ALREADY_EXISTS", 409), ("PERMISSION_DENIED", 403), ("RESOURCE_EXHAUSTED", 429), ("FAILED_PRECONDITION", 400), ("ABORTED", 409),
        ("OUT_OF_RANGE", 400), ("UNIMPLEMENTED", 501), ("INTERNAL", 500), ("UNAVAILABLE", 503), ("DATA_LOSS", 500),
        ("UNAUTHENTICATED", 401),
    ];

    public static string NameOf(int code) => Codes[code].Name;

    public static int HttpStatusOf(int code) => Codes[code].HttpStatus;

    /// <summary>Finds a code by its name; -1 when there is none.</summary>
    public static int Find(string name) => Array.FindIndex(Codes, code => code.Name == name);
}
