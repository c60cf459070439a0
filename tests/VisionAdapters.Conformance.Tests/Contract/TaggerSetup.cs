using Microsoft.Extensions.Logging;

namespace VisionAdapters.Conformance.Tests;

/// <summary>What a tagger of a service is made with.</summary>
/// <param name="Endpoint">Where the service is.</param>
/// <param name="Secret">The key, token or secret.</param>
/// <param name="Timeout">How long one call may take.</param>
/// <param name="Logs">Where everything is logged, down to the last detail.</param>
public sealed record TaggerSetup(Uri Endpoint, string Secret, TimeSpan Timeout, ILoggerProvider? Logs = null);
