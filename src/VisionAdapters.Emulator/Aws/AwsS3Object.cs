namespace VisionAdapters.Emulator;

/// <summary>An image by reference.</summary>
internal sealed record AwsS3Object(string? Bucket, string? Name, string? Version)
{
    public Uri ToUri() => new($"s3://{Bucket}/{Uri.EscapeDataString(Name!).Replace("%2F", "/")}");
}
