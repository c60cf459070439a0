using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VisionAdapters.Emulator;

/// <summary>Computes AWS Signature Version 4 (AWS documentation: "Create a signed AWS API request").</summary>
internal static class SigV4Signature
{
    /// <summary>Signs a request.</summary>
    /// <param name="authorization">The scope and the names of the signed headers.</param>
    /// <param name="time">The request's time, as its header <c>X-Amz-Date</c> has it.</param>
    /// <param name="secret">The secret access key.</param>
    /// <param name="request">The method, the path and the canonical query.</param>
    /// <param name="header">Gets a header's value by its lower-case name.</param>
    /// <param name="bodyHash">
    /// The SHA-256 of the bytes that came, in lower-case hexadecimal digits. What a header says of it (another hash, UNSIGNED-PAYLOAD) does
    /// not count.
    /// </param>
    /// <returns>The signature in lower-case hexadecimal digits.</returns>
    public static string Compute(
        SigV4Authorization authorization,
        string time,
        string secret,
        (string Method, string Path, string Query) request,
        Func<string, string> header,
        string bodyHash)
    {
        var canonical = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{request.Method}\n{request.Path}\n{request.Query}\n");
        foreach (var name in authorization.SignedHeaders)
        {
            canonical.Append(CultureInfo.InvariantCulture, $"{name}:{Trim(header(name))}\n");
        }

        canonical.Append(CultureInfo.InvariantCulture, $"\n{string.Join(';', authorization.SignedHeaders)}\n{bodyHash}");
        var toSign = $"{SigV4Authorization.Algorithm}\n{time}\n{authorization.Scope}\n{Hash(canonical.ToString())}";
        return Convert.ToHexStringLower(Hmac(Key(secret, authorization), toSign));
    }

    private static byte[] Key(string secret, SigV4Authorization authorization)
    {
        var key = Hmac(Encoding.UTF8.GetBytes("AWS4" + secret), authorization.Date);
        key = Hmac(key, authorization.Region);
        key = Hmac(key, authorization.Service);
        return Hmac(key, SigV4Authorization.Terminator);
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Trims a value and makes one blank of several.</summary>
    private static string Trim(string value) =>
        value.Contains("  ", StringComparison.Ordinal)
            ? string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : value.Trim();
}
