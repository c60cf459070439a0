using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace VisionAdapters.Emulator;

/// <summary>The route of Amazon Rekognition: every operation is a POST to the root.</summary>
internal static class AwsRoutes
{
    public static void Map(IEndpointRouteBuilder routes, EmulatorState state) => routes.MapPost("/", new AwsHandler(state).HandleAsync);
}
