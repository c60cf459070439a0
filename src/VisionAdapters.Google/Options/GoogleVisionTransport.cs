namespace VisionAdapters.Google;

/// <summary>How requests travel to Google Cloud Vision. The answers are the same.</summary>
public enum GoogleVisionTransport
{
    /// <summary>gRPC over HTTP/2: images travel as they are, and up to 40 MiB fit into one request.</summary>
    Grpc = 0,

    /// <summary>JSON over HTTP, for proxies that let no gRPC through: images grow by a third, and 10 MiB fit into one request.</summary>
    Rest = 1,
}
