/** Items of the interface of the workflow, as far as the command line shows them. */
export interface InstanceItem {
  readonly processInstanceKey: string;
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
  readonly state: string;
  readonly startDate: string;
  readonly endDate: string | null;
  readonly hasIncident: boolean;
  readonly businessId: string | null;
}

export interface ElementItem {
  readonly elementInstanceKey: string;
  readonly elementId: string;
  readonly elementName: string;
  readonly type: string;
  readonly state: string;
  readonly startDate: string;
  readonly endDate: string | null;
}

export interface IncidentItem {
  readonly incidentKey: string;
  readonly processInstanceKey: string;
  readonly processDefinitionId: string;
  readonly elementId: string;
  readonly errorType: string;
  readonly errorMessage: string;
  readonly creationTime: string;
  readonly jobKey: string | null;
}

export interface VariableItem {
  readonly name: string;
  readonly value: string;
  readonly scopeKey: string;
}

/** A task as `/api/v1/tasks` lists it. */
export interface TaskItem {
  readonly key: string;
  readonly name: string;
  readonly state: string;
  readonly assignee: string | null;
  readonly candidates: { readonly groups: readonly string[]; readonly users: readonly string[] };
  readonly due: { readonly at: string; readonly overdue: boolean } | null;
  readonly completedBy: { readonly event: string } | null;
  readonly command: { readonly type: string } | null;
}

export interface JobItem {
  readonly jobKey: string;
  readonly retries: number;
}

export interface Found<Item> {
  readonly items: readonly Item[];
  readonly page: { readonly endCursor: string | null };
}
