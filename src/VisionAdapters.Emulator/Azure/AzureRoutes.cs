using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace VisionAdapters.Emulator;

/// <summary>The route of Azure AI Vision.</summary>
internal static class AzureRoutes
{
    public static void Map(IEndpointRouteBuilder routes, EmulatorState state) =>
        routes.MapPost("/computervision/imageanalysis:analyze", new AzureHandler(state).HandleAsync);
}
