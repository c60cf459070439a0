using System.Security.Cryptography;
using System.Text;

namespace VisionAdapters.Files;

/// <summary>SHA-256 in lower-case hexadecimal digits.</summary>
internal static class ContentHashes
{
    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(text));

    public static string OfFile(string path)
    {
        using var file = RegularFile.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
