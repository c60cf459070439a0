namespace VisionAdapters.Google.Transports;

/// <summary>
/// Where an id of a request may stand. Google documents none in answers; gateways in front of it, and emulators, send one.
/// </summary>
internal static class GoogleRequestId
{
    public const string Header = "x-request-id";
}
