using System.Text.Json;

namespace VisionAdapters.Aws.Calls;

/// <summary>An object in S3, written as <c>s3://bucket/name</c> or <c>s3://bucket/name?versionId=...</c>.</summary>
internal sealed record S3Reference(string Bucket, string Name, string? Version)
{
    private const string VersionQuery = "?versionId=";

    /// <summary>Reads an address, in which <c>%20</c> and the like are decoded; <see langword="null"/> when it names no object.</summary>
    public static S3Reference? Of(Uri address)
    {
        var name = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/'));
        return address.Host.Length == 0 || name.Length == 0 || (address.Query.Length > 0 && !address.Query.StartsWith(VersionQuery, StringComparison.Ordinal))
            ? null
            : new S3Reference(address.Host, name, address.Query.Length > VersionQuery.Length ? Uri.UnescapeDataString(address.Query[VersionQuery.Length..]) : null);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("S3Object"u8);
        writer.WriteString("Bucket"u8, Bucket);
        writer.WriteString("Name"u8, Name);
        if (Version is not null)
        {
            writer.WriteString("Version"u8, Version);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
