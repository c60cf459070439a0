using System.Text.Json;

namespace VisionAdapters.Aws.Calls;

/// <summary>An object in S3, written as <c>s3://bucket/name</c> or <c>s3://bucket/name?versionId=...</c>.</summary>
internal sealed record S3Reference(string Bucket, string Name, string? Version)
{
    private const string VersionQuery = "?versionId=";

    /// <summary>Reads an address, in which <c>%20</c> and the like are decoded; <see langword="null"/> when it names no object.</summary>
    public static S3Reference? Parse(Uri address)
    {
        var name = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/'));
        var query = address.Query;
        if (address.Host.Length == 0 || name.Length == 0 || (query.Length > 0 && !query.StartsWith(VersionQuery, StringComparison.Ordinal)))
        {
            return null;
        }

        var version = query.Length > VersionQuery.Length ? Uri.UnescapeDataString(query[VersionQuery.Length..]) : null;
        return new S3Reference(address.Host, name, version);
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
