namespace VisionAdapters.Emulator;

/// <summary>The parts of an <c>Authorization</c> header of AWS Signature Version 4.</summary>
internal sealed record SigV4Authorization(
    string AccessKeyId, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";
    public const string Terminator = "aws4_request";

    public string Scope => $"{Date}/{Region}/{Service}/{Terminator}";

    /// <summary>Reads the header.</summary>
    /// <exception cref="AwsFailure">The header is missing or has not all parts.</exception>
    public static SigV4Authorization Read(string header)
    {
        if (header.Length == 0)
        {
            throw new AwsFailure("MissingAuthenticationTokenException", "Missing Authentication Token");
        }

        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            throw new AwsFailure("IncompleteSignatureException", "Unsupported AWS 'algorithm': use " + Algorithm);
        }

        var parts = header[Algorithm.Length..]
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.Ordinal);
        var credential = Part(parts, "Credential").Split('/');
        var signed = Part(parts, "SignedHeaders").Split(';');
        return credential is [var key, var date, var region, var service, Terminator]
            ? new SigV4Authorization(key, date, region, service, signed, Part(parts, "Signature"))
            : throw new AwsFailure(
                "IncompleteSignatureException",
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.");
    }

    private static string Part(ILookup<string, string> parts, string name) =>
        parts[name].FirstOrDefault()
            ?? throw new AwsFailure("IncompleteSignatureException", $"Authorization header requires '{name}' parameter.");
}
